package adaptarium.meta.fewshot;

import adaptarium.envs.Families;
import adaptarium.envs.Spelling;
import adaptarium.envs.TaskFamily;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The registry of few-shot problems: everything a {@link ServiceLoader} finds for {@link ProblemKind}. A problem is named as
 * {@code NAME+option=value/FAMILY}: options may be left out, and a family is named where the problem is made of one.
 */
public final class FewShotProblems {
    private static final int LONGEST = 1000; // characters

    private FewShotProblems() {}

    /** Every registered kind, by name. */
    public static List<ProblemKind> all() {
        return ServiceLoader.load(ProblemKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ProblemKind::name))
                .toList();
    }

    /**
     * The kind that an id begins with.
     *
     * @param id of a problem, or of anything else
     * @return the kind; empty where it is no problem's id
     */
    public static Optional<ProblemKind> kind(String id) {
        String name = id.split("[+/]", 2)[0];
        return all().stream()
                .filter(kind -> kind.name().equals(name) || kind.name().equals(name + "-v0"))
                .findFirst();
    }

    /**
     * What is measured of a problem.
     *
     * @param id of a problem, or of anything else
     * @return the measure; empty where it is no problem's id, or that of one whose family is not there any more
     */
    public static Optional<Measure> measure(String id) {
        try {
            return kind(id).map(kind -> named(id).measure());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A problem.
     *
     * @param id such as {@code "Sinusoid-v0+shots=5"} or {@code "DynamicsIdentification-v0/CartPole-v0"}
     * @return the problem
     * @throws IllegalArgumentException where there is none, or its options or family do not fit
     */
    public static FewShotProblem<?> named(String id) {
        if (id.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a problem's name has at most " + LONGEST + " characters, got " + id.length());
        }
        ProblemKind kind = kind(id).orElseThrow(() -> new IllegalArgumentException("no few-shot problem '" + id + "'"
                + Spelling.suggestion(id, all().stream().map(ProblemKind::name).toList())
                + " 'adaptarium list problems' shows all"));
        int slash = id.indexOf('/');
        String head = slash < 0 ? id : id.substring(0, slash);
        String family = slash < 0 ? "" : id.substring(slash + 1);
        List<String> options = Arrays.asList(head.split("\\+", -1)).subList(1, head.split("\\+", -1).length);
        if (kind.isOfFamily() == family.isEmpty()) {
            throw new IllegalArgumentException(
                    kind.isOfFamily()
                            ? kind.name() + " is of a family's motion: name it, as in " + kind.name() + "/CartPole-v0"
                            : kind.name() + " is of no family, got '" + family + "'");
        }
        @Nullable TaskFamily<?> of = kind.isOfFamily() ? Families.named(family) : null;
        return kind.create(ProblemOptions.of(kind.name(), kind.options(), options, of));
    }
}
