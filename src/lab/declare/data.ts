import type { ColumnKind, TableManners } from '../../datasets/csv.ts';
import type { Columns, Images, Recording } from '../../datasets/kinds.ts';
import type { TiedStates } from '../../datasets/tied-states.ts';
import type { Streams } from '../../math/random.ts';

/**
 * Inputs that an experiment computes from beside its parameters. A host provides them before `run` begins, which sees arrays and never knows
 * whence they came: the book's own sets (made by a generator, shipped with the book, or to be fetched by whoever wants them) and a reader's
 * own files. Which set is in use is a value under the input's name beside the parameters; the data themselves are never in an address.
 */

/** What every set says of itself. */
interface Named {
  /** Chinese name, as one would cite it. */
  label: string;
  /** Whose it is and whence it comes, for the figure and the published result. */
  source?: string;
  licence?: string;
  /** There is nothing in it: a run without such an input. */
  empty?: true;
}

/** Made by a pure function of random streams, the run's own; with the type of its parameter written, so that `run` learns the type of its data. */
export interface GeneratedSet<V> extends Named {
  generate: (random: Streams) => V;
}

/**
 * A file by its name and the SHA-256 of what it holds (unpacked, if it is a .gz). One piece may also stand for many files, packed in whatever way:
 * then it is the SHA-256 of theirs in hex, sorted, a line each.
 */
export interface Piece {
  name: string;
  sha256: string;
}

/** Ships with the book: files in the experiment's folder `data`. */
export interface ShippedSet extends Named {
  ships: readonly Piece[];
  /** Another experiment in whose folder they lie, if that has them already. */
  from?: string;
}

/** May not ship: known by its hashes when a reader hands it over. */
export interface ForeignSet extends Named {
  files: readonly Piece[];
  /** Where it is had, a Chinese clause: "到 … 下载". */
  get: string;
}

export type DataSet<V = unknown> = GeneratedSet<V> | ShippedSet | ForeignSet;

interface Input<V> {
  /** Chinese name shown beside the control. */
  label: string;
  help?: string;
  /** The book's own sets; the first is in use unless another is asked for. */
  sets: Record<string, DataSet<V>>;
}

/** Pictures of one size: IDX files of images and labels. */
export interface ImagesInput extends Input<Images> {
  kind: 'images';
  /** Labels are needed. */
  labelled?: true;
  /** Labels are below this. */
  classes?: number;
  /** The only size taken: [height, width]. */
  size?: readonly [number, number];
  /** Fewest and most pictures. */
  count: readonly [number, number];
}

/** Recordings, a WAV file each, resampled to one rate. */
export interface RecordingsInput extends Input<Recording[]> {
  kind: 'recordings';
  /** In Hz; others are resampled. */
  sampleRate: number;
  /** Shortest and longest recording, in seconds. */
  seconds: readonly [number, number];
  /** Most recordings at once. */
  most: number;
  /**
   * Name of the number parameter that says which of several recordings is shown, from 1 on (the last where there are not so many): that one can be
   * heard.
   */
  shown?: string;
  /** A reader may record one. */
  microphone?: true;
}

/** A table: CSV. */
export interface TableInput extends Input<Columns>, TableManners {
  kind: 'table';
  /** The columns that are read. */
  columns: Record<string, ColumnKind>;
  /** Most rows. */
  most: number;
}

/** Which triphone states share a density: the mdef of CMU Sphinx. */
export interface TiedStatesInput extends Input<TiedStates> {
  kind: 'tied-states';
}

export type DataInput = ImagesInput | RecordingsInput | TableInput | TiedStatesInput;
export type DataInputs = Record<string, DataInput>;

/** An input as hosts see it among the controls: a choice of a set, or of one's own file. `value` is the set in use at first. */
export type DataControl = DataInput & { value: string; symbol?: undefined; when?: undefined };

type Column<T> = T extends 'text' ? string[] : Float64Array;
/** What `run` receives for an input of that kind. */
export type DataOf<I> = I extends { kind: 'images' }
  ? Images
  : I extends { kind: 'recordings' }
    ? Recording[]
    : I extends { columns: infer W }
      ? { rows: number; columns: { [K in keyof W]: Column<W[K]> } }
      : I extends { kind: 'tied-states' }
        ? TiedStates
        : never;

/** The data of a run, by the names of its inputs; nothing for inputs that are not known one by one. */
export type Data<D extends DataInputs = DataInputs> = { [K in keyof D as string extends K ? never : K]: DataOf<D[K]> };
export type DataValue = Images | Recording[] | Columns | TiedStates;
/** What someone handed over: by input, the value that stands for it and the data. */
export type Handed = Record<string, { pick: string; value: DataValue }>;

/** Says in a value that the reader's own file is in use; a file that is at hand has the first digits of its hash behind it. */
export const OWN_FILE = 'file';
const OWN = /^file(:[0-9a-f]{12})?$/;

const KINDS = new Set<string>(['images', 'recordings', 'table', 'tied-states'] satisfies DataInput['kind'][]);
export const isDataControl = <C extends { kind: string }>(control: C): control is C & { kind: DataInput['kind'] } =>
  KINDS.has(control.kind);

/** Whether a value means a reader's own file. */
export const isOwnFile = (value: unknown): boolean => typeof value === 'string' && OWN.test(value);

/** The files that a set consists of; none if it is generated. */
export const piecesOf = (set: object): readonly Piece[] =>
  'ships' in set ? (set as ShippedSet).ships : 'files' in set ? (set as ForeignSet).files : [];
