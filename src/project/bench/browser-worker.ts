import { engineContenders } from '../../speed/engine-contenders.ts';
import { answerOrders } from '../../speed/order.ts';
import { peers } from './peers.ts';

/** The bench's worker in Chromium: all contenders. The book's own page has a smaller one, without the peers. */
answerOrders([...engineContenders, ...peers]);
