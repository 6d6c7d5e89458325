package adaptarium.experiments.command;

/** Whether somebody is watching. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether standard error is a terminal. The launcher knows and says so; Java cannot ask for one stream alone. Without the launcher the answer is no.
     */
    static boolean present() {
        return Boolean.getBoolean("adaptarium.terminal");
    }
}
