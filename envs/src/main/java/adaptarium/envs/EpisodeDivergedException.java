package adaptarium.envs;

/** An episode gave a number that is not finite: the simulation has diverged. */
public final class EpisodeDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Says where it happened.
     *
     * @param family the family's id
     * @param task the task being played
     * @param step control steps since the episode began
     * @param what which number was not finite
     */
    public EpisodeDivergedException(String family, Record task, int step, String what) {
        super(family + " diverged at step " + step + ": " + what + " is not finite in " + task);
    }
}
