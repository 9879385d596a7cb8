import { engineContenders } from './engine-contenders.ts';
import { answerOrders } from './order.ts';

/** The worker behind 在你的设备上测速: the book's trainer and TensorFlow.js. */
answerOrders(engineContenders);
