package adaptarium.experiments.command;

import picocli.CommandLine.Command;

/** To come. */
@Command(name = "quickstart", description = ".")
final class QuickstartCommand implements Runnable {
    @Override
    public void run() {}
}
