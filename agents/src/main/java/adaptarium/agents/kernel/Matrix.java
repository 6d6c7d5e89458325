package adaptarium.agents.kernel;

/**
 * A view of some numbers of an array as a matrix: element (i, j) stands at {@code offset + i * rowStride + j * columnStride}.
 *
 * @param values the array, shared with whoever made the view
 * @param offset index of element (0, 0)
 * @param rows how many rows
 * @param columns how many columns
 * @param rowStride from a row to the next
 * @param columnStride from a column to the next
 */
@SuppressWarnings("ArrayRecordComponent") // a view on the hot path, never compared
public record Matrix(float[] values, int offset, int rows, int columns, int rowStride, int columnStride) {
    /** Checks that every element lies in the array. */
    public Matrix {
        if (rows < 0 || columns < 0 || offset < 0 || rowStride < 0 || columnStride < 0) {
            throw new IllegalArgumentException("rows, columns, offset and strides must not be negative, got " + rows
                    + ", " + columns + ", " + offset + ", " + rowStride + " and " + columnStride);
        }
        if (rows > 0
                && columns > 0
                && offset + (long) (rows - 1) * rowStride + (long) (columns - 1) * columnStride >= values.length) {
            throw new IllegalArgumentException(rows + " x " + columns + " numbers from " + offset
                    + " on do not lie in an array of " + values.length);
        }
    }

    /**
     * Row after row.
     *
     * @param values the array
     * @param offset index of the first number
     * @param rows how many rows
     * @param columns how many columns
     * @return a view
     */
    public static Matrix of(float[] values, int offset, int rows, int columns) {
        return new Matrix(values, offset, rows, columns, columns, 1);
    }

    /**
     * One row as every row.
     *
     * @param row the numbers
     * @param rows how many rows
     * @return a view
     */
    public static Matrix ofEqualRows(float[] row, int rows) {
        return new Matrix(row, 0, rows, row.length, 0, 1);
    }

    /** The same numbers with rows for columns: a view. */
    public Matrix transposed() {
        return new Matrix(values, offset, columns, rows, columnStride, rowStride);
    }

    /**
     * Some of the rows.
     *
     * @param from the first
     * @param count how many
     * @return a view
     */
    public Matrix rows(int from, int count) {
        return new Matrix(values, offset + from * rowStride, count, columns, rowStride, columnStride);
    }

    /**
     * Some of the columns.
     *
     * @param from the first
     * @param count how many
     * @return a view
     */
    public Matrix columns(int from, int count) {
        return new Matrix(values, offset + from * columnStride, rows, count, rowStride, columnStride);
    }

    /** A copy of its own, row after row. */
    public Matrix copy() {
        float[] copy = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            int at = offset + i * rowStride;
            if (columnStride == 1) {
                System.arraycopy(values, at, copy, i * columns, columns);
            } else {
                for (int j = 0; j < columns; j++) {
                    copy[i * columns + j] = values[at + j * columnStride];
                }
            }
        }
        return of(copy, 0, rows, columns);
    }
}
