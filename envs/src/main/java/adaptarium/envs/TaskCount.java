package adaptarium.envs;

import java.util.List;
import java.util.OptionalLong;

/** How many different tasks there are. */
final class TaskCount {
    private static final long MOST_COUNTED = 1_000_000_000; // tasks; of more, no two draws are the same

    private TaskCount() {}

    /** Of a split: empty where tasks differ in a real number, or in more than can be counted. */
    static OptionalLong of(List<TaskParameter> parameters, Split split) {
        long inner = 1;
        long outer = 1;
        for (TaskParameter parameter : parameters) {
            if (parameter instanceof ChoiceParameter choices) {
                inner *= choices.train().size();
                outer *= choices.values().size();
            } else if (parameter instanceof StructureParameter structure) {
                inner *= structure.count();
                outer *= structure.count();
            } else {
                return OptionalLong.empty();
            }
            if (outer > MOST_COUNTED) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(split == Split.SHIFTED ? outer - inner : inner);
    }
}
