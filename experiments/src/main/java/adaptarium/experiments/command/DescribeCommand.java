package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.Spelling;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.gap.FamilyLeaks;
import adaptarium.experiments.gap.LeakStudy;
import adaptarium.experiments.report.AlgorithmPage;
import adaptarium.experiments.report.FamilyPage;
import adaptarium.experiments.report.ProblemPage;
import adaptarium.experiments.run.Json;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.fewshot.FewShotProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the page of a family or of an algorithm. */
@Command(
        name = "describe",
        description =
                "Show what a family's agent observes, does and must find out, what a few-shot problem asks, or every"
                        + " setting and metric of an algorithm. A gap or a probe is shown where one was measured in the"
                        + " folder of runs; published ones are in experiments/results/gaps.md.",
        footer = {"", "Example: adaptarium describe CartPole-v0", "         adaptarium describe maml"})
final class DescribeCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(
            paramLabel = "NAME",
            description =
                    "A family's name, such as PointNavigation-v0, a few-shot problem's, such as Sinusoid-v0, or an"
                            + " algorithm's, such as maml.")
    private String name;

    @Override
    public void run() {
        Optional<Algorithm<?>> algorithm = Algorithms.all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (algorithm.isPresent()) {
            AlgorithmPage page = AlgorithmPage.of(algorithm.get());
            root.out().print(root.json() ? Json.line(page.json()) + "\n" : page.text());
            return;
        }
        if (FewShotProblems.kind(name).isPresent()) {
            ProblemPage page = ProblemPage.of(name);
            root.out().print(root.json() ? Json.line(page.json()) + "\n" : page.text());
            return;
        }
        TaskFamily<?> family = family();
        FamilyPage page = FamilyPage.of(family);
        Optional<FamilyLeaks> leaks =
                LeakStudy.stored(root.runs().resolve("gap"), family.spec().id());
        if (root.json()) {
            Map<String, Object> json = page.json();
            leaks.ifPresent(found -> json.put("leaks", found));
            root.out().println(Json.line(json));
            return;
        }
        root.out().print(page.text());
        leaks.ifPresent(found -> root.out().print(ProbeCommand.table(found)));
    }

    /** A family; where there is none of that name, something else may have been meant. */
    private TaskFamily<?> family() {
        try {
            return Families.named(name);
        } catch (IllegalArgumentException e) {
            throw new UserException(otherwise(String.valueOf(e.getMessage())), e);
        }
    }

    private String otherwise(String noFamily) {
        Optional<Wrapper> wrapper = Families.wrappers().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (wrapper.isPresent()) {
            return "'" + name + "' is a wrapper, written behind a family's name and a plus sign: "
                    + wrapper.get().usage();
        }
        if (Configurations.shipped().containsKey(name)) {
            return "'" + name + "' is a configuration; 'adaptarium train " + name + " --dry-run' shows it";
        }
        List<String> others = new ArrayList<>();
        Algorithms.all().forEach(algorithm -> others.add(algorithm.name()));
        FewShotProblems.all().forEach(kind -> others.add(kind.name()));
        String suggestion = Spelling.suggestion(name, others);
        boolean unknown = noFamily.startsWith("no family '" + name + "'"); // and not one that is written wrongly
        if (noFamily.contains("did you mean") || (suggestion.equals(".") && !unknown)) {
            return noFamily;
        }
        return "no family, few-shot problem or algorithm '" + name + "'" + suggestion
                + (suggestion.equals(".")
                        ? " 'adaptarium list families', 'list problems' and 'list algorithms' show all"
                        : "");
    }
}
