package adaptarium.experiments.command;

import picocli.CommandLine.Command;

/** To come. */
@Command(name = "report", description = ".")
final class ReportCommand implements Runnable {
    @Override
    public void run() {}
}
