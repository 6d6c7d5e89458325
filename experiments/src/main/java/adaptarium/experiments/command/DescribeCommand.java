package adaptarium.experiments.command;

import adaptarium.envs.TaskFamily;
import adaptarium.experiments.report.FamilyPage;
import adaptarium.experiments.run.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a family's page. */
@Command(name = "describe", description = "Show what a family's agent observes, does and must find out.")
final class DescribeCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "FAMILY", description = "A family's name, such as PointNavigation-v0.")
    private String family;

    @Override
    public void run() {
        TaskFamily<?> found = Named.family(family);
        if (root.json()) {
            root.out().println(Json.line(FamilyPage.of(found).json()));
        } else {
            root.out().print(FamilyPage.of(found).text());
        }
    }
}
