package adaptarium.experiments.command;

import adaptarium.agents.kernel.Kernel;
import picocli.CommandLine;

/** What {@code --version} shows: also whether networks use the vector instructions, which is a matter of a factor of two in time. */
final class ProgramVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "Adaptarium 0.1.0-SNAPSHOT, Java " + System.getProperty("java.runtime.version") + ", networks by "
                    + Kernel.best().title()
        };
    }
}
