package adaptarium.meta.model;

/** A model that looks ahead in one slot, from what it has adapted to there, along several action sequences at once. Used by one thread at a time. */
interface Foresight {
    /**
     * Begins to look ahead.
     *
     * @param rows R, how many sequences
     */
    void begin(int rows);

    /**
     * One step ahead.
     *
     * @param inputs of every sequence, float[R * I] or longer, in the model's numbers
     * @return predictions, float[R * J] or longer; valid until the next call
     */
    float[] next(float[] inputs);
}
