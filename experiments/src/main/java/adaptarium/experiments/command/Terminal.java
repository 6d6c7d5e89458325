package adaptarium.experiments.command;

/** Whether somebody is watching. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether standard error is a terminal. The launcher knows and says so; without it, a console that is present says yes (from JDK 22 on there is one even
     * where output is redirected, so that this answer may be wrong there).
     */
    static boolean present() {
        String told = System.getProperty("adaptarium.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }
}
