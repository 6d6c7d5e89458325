package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;

/** Looks up what the user named; a name that does not exist is the user's to put right. */
final class Named {
    private Named() {}

    static TaskFamily<?> family(String id) {
        try {
            return Families.named(id);
        } catch (IllegalArgumentException e) {
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
