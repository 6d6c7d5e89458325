package adaptarium.experiments.command;

import picocli.CommandLine.Command;

/** To come. */
@Command(name = "check", description = ".")
final class CheckCommand implements Runnable {
    @Override
    public void run() {}
}
