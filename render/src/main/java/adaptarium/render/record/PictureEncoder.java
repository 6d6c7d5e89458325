package adaptarium.render.record;

/** Turns pixels into a film's file. */
interface PictureEncoder extends AutoCloseable {
    /**
     * Adds a frame.
     *
     * @param pixels 0x00RRGGBB in rows from the top, int[height * width]; not kept
     */
    void add(int[] pixels);

    /** Completes the file and puts it in its place. */
    void finish();

    @Override
    void close();
}
