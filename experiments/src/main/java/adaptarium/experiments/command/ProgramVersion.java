package adaptarium.experiments.command;

import picocli.CommandLine;

/** What {@code --version} shows. */
final class ProgramVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Adaptarium 0.1.0-SNAPSHOT, Java " + System.getProperty("java.runtime.version")};
    }
}
