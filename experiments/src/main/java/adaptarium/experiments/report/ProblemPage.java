package adaptarium.experiments.report;

import adaptarium.experiments.UserException;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.meta.fewshot.ProblemOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A few-shot problem's page, made from what the problem says of itself: for the terminal and for programs.
 *
 * @param kind what kind of problem it is
 * @param problem the problem; empty where a family would have to be named first
 */
public record ProblemPage(ProblemKind kind, Optional<FewShotProblem<?>> problem) {
    /**
     * The page of a problem.
     *
     * @param id its name, perhaps with options and a family
     * @return its page
     * @throws UserException where options or family do not fit
     */
    public static ProblemPage of(String id) {
        ProblemKind kind = FewShotProblems.kind(id).orElseThrow(() -> new UserException("no few-shot problem " + id));
        if (kind.isOfFamily() && !id.contains("/")) {
            return new ProblemPage(kind, Optional.empty());
        }
        try {
            return new ProblemPage(kind, Optional.of(FewShotProblems.named(id)));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The page for people, in lines. */
    public String text() {
        String name = problem.map(FewShotProblem::id).orElse(kind.name());
        StringBuilder page = new StringBuilder(name)
                .append('\n')
                .append("=".repeat(name.length()))
                .append("\n\n")
                .append(kind.summary())
                .append('\n');
        problem.ifPresent(found -> page.append(found.summary())
                .append("\n\nAn example is ")
                .append(counted(found.inputs(), "number"))
                .append("; what is told from it is ")
                .append(
                        found.isClassification()
                                ? "one of " + found.outputs() + " classes"
                                : counted(found.outputs(), "number"))
                .append(". Measured: ")
                .append(found.measure().words())
                .append(".\n"));
        page.append("\nWritten ")
                .append(kind.name())
                .append("+option=value")
                .append(kind.isOfFamily() ? "/FAMILY" : "")
                .append(", with the options\n\n");
        for (ProblemOptions.Option option : kind.options()) {
            page.append("  ")
                    .append(option.name())
                    .append(" = ")
                    .append(option.byDefault())
                    .append("\n      ")
                    .append(option.meaning())
                    .append(", whole number in [")
                    .append(option.least())
                    .append(", ")
                    .append(option.most())
                    .append("]\n");
        }
        return page.toString();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** The page for programs. */
    public Map<String, Object> json() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("kind", kind.name());
        page.put("summary", kind.summary());
        List<ProblemOptions.Option> options = new ArrayList<>(kind.options());
        page.put("options", options);
        problem.ifPresent(found -> {
            page.put("id", found.id());
            page.put("question", found.summary());
            page.put("inputs", found.inputs());
            page.put("outputs", found.outputs());
            page.put("shots", found.shots());
            page.put("measure", found.measure().words());
        });
        return page;
    }
}
