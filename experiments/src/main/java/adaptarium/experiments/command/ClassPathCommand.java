package adaptarium.experiments.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows the program's class path. */
@Command(
        name = "class-path",
        description = "Print the program's class path, to compile against it without a build tool.",
        footer = {"", "Example: javac -d classes -cp \"$(./adaptarium class-path)\" MyFamily.java"})
final class ClassPathCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Override
    public void run() {
        root.out().println(System.getProperty("java.class.path", ""));
    }
}
