import { useId, type ReactNode } from 'react';
import './charts.css';

interface Props {
  caption: string;
  columns: readonly { label: ReactNode; numeric?: boolean }[];
  /** The first cell of a row is its heading. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** A table that scrolls within itself on a narrow screen, by touch and by keyboard. */
export function DataTable({ caption, columns, rows }: Props) {
  const id = useId();
  return (
    <div className="table-room" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" data-numeric={column.numeric === true ? '' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} data-numeric={columns[index]?.numeric === true ? '' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
