package adaptarium.experiments.run;

/** Hears how a training run goes on; called by the training thread. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {
        @Override
        public void started(int done, int total) {}

        @Override
        public void updated(MetricsRow row) {}

        @Override
        public void ended(int done, int total) {}
    };

    /**
     * Training begins or goes on.
     *
     * @param done updates made before
     * @param total updates of the whole run
     */
    void started(int done, int total);

    /**
     * An update was made.
     *
     * @param row what it did
     */
    void updated(MetricsRow row);

    /**
     * Training has ended, for good or until it is resumed.
     *
     * @param done updates made
     * @param total updates of the whole run
     */
    void ended(int done, int total);
}
