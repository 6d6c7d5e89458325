package adaptarium.experiments.watch;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a family hides from its agents, in words. */
public final class HiddenWords {
    private HiddenWords() {}

    /**
     * The names of a family's task parameters.
     *
     * @param family the family
     * @return such as "half length, gain, sign"
     */
    public static String of(TaskFamily<?> family) {
        return family.tasks().parameters().stream()
                .map(TaskParameter::name)
                .map(name -> name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
