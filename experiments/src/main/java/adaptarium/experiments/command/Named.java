package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;

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
}
