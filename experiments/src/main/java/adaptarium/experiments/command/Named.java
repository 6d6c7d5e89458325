package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.fewshot.FewShotProblems;

/** Looks up what the user named; a name that does not exist is the user's to put right. */
final class Named {
    private Named() {}

    static TaskFamily<?> family(String id) {
        try {
            return Families.named(id);
        } catch (IllegalArgumentException e) {
            if (FewShotProblems.kind(id).isPresent()) {
                throw new UserException(
                        "'" + id + "' is a few-shot problem and no family; 'adaptarium describe " + id
                                + "' tells what can be done with it",
                        e);
            }
            throw new UserException(e.getMessage(), e);
        }
    }

    static Algorithm<?> algorithm(String name) {
        try {
            return Algorithms.named(name);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }
}
