import type { ComponentChildren } from 'preact';
import { Actions } from './lab/Actions.tsx';
import { Controls } from './lab/Controls.tsx';
import { Extras } from './lab/Extras.tsx';
import { Stage } from './lab/Stage.tsx';
import type { LabProps } from './lab/types.ts';
import { useLab } from './lab/use-lab.ts';

interface Props extends LabProps {
  /** The drawings made at build, one a width. */
  still?: ComponentChildren;
  /** The published result's table, made at build. */
  table?: ComponentChildren;
}

/** The one island that every experiment shares: the published figure, which a tap makes live. */
export default function Lab({ still, table, ...lab }: Props) {
  const { session, send, step, subject, drawn, behind } = useLab(lab);
  const { shown } = session;
  const change = (name: string, value: unknown, gesture = -1) => send({ type: 'change', name, value, gesture });
  return (
    <div class="lab">
      <Stage
        still={still}
        shown={shown}
        behind={behind}
        drawn={drawn}
        name={lab.label}
        set={change}
        onFault={(message) => send({ type: 'fault', ticket: session.ticket, message })}
      />
      <p class="lab-sentence">{shown?.sentence ?? lab.sentence}</p>
      <div class="lab-console">
        <Actions session={session} subject={subject} seeded={lab.seeded} send={send} step={step} />
        <Controls label={lab.label} controls={lab.controls} params={session.params} fault={session.fault} onChange={change} />
      </div>
      <Extras lab={lab} session={session} table={table} />
    </div>
  );
}
