package adaptarium.experiments.command;

import picocli.CommandLine.Command;

/** To come. */
@Command(name = "evaluate", description = ".")
final class EvaluateCommand implements Runnable {
    @Override
    public void run() {}
}
