package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import org.junit.jupiter.api.Test;

final class FamilyPageTest {
    /** 200 steps of 0.02 s, three at a time, are 67; a variant is made of the family inside, whose steps are 200. */
    @Test
    void aVariantsSettingsAreThoseOfTheFamilyInsideItsWrappers() {
        String page =
                FamilyPage.of(Families.named("CartPole-v0+action-repeat=3")).text();
        assertTrue(page.contains("At most 67 steps of 0.06 s, 4 s in all"), page); // the last step is one of 2
        assertTrue(page.contains("CartPole-v0:horizon=100\n"), page);
        assertTrue(page.matches("(?s).*\n  horizon +steps after which an episode is truncated +200\n.*"), page);
    }

    @Test
    void aRepeatBeyondTheHorizonIsOneStepOfAllTheTime() {
        String page =
                FamilyPage.of(Families.named("CartPole-v0+action-repeat=1000")).text();
        assertTrue(page.contains("At most 1 step of 4 s, 4 s in all"), page);
    }

    @Test
    void aPageSaysWhenAnEpisodeSucceeds() {
        String page = FamilyPage.of(Families.named("HalfCheetah-v0+noise")).text();
        assertTrue(
                page.contains("An episode succeeds where at any moment the robot has come 2.0 m in the direction asked"
                        + " for."),
                page);
    }
}
