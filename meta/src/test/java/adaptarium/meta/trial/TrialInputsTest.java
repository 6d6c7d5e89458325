package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrialInputsTest {
    @Test
    void discreteActionsAreOneHot() {
        TrialInputs inputs = TrialInputs.of(new SignGame(true).spec(), true, 0);
        assertEquals(1 + 2 + 2, inputs.size());
        float[] out = new float[6];
        inputs.writeFeedback(new float[] {9, 1}, 1, -0.5f, true, new float[1], 0, out, 1);
        assertArrayEquals(new float[] {0, 0, 1, -0.5f, 1, 0}, out);
    }

    @Test
    void continuousActionsAndRewardsAreClipped() {
        TrialInputs inputs = TrialInputs.of(new SignGame(false).spec(), true, 3);
        assertEquals(1 + 3 + 1 + 2, inputs.size());
        assertEquals(4, inputs.feedbackOffset());
        float[] out = new float[3];
        inputs.writeFeedback(new float[] {-7}, 0, 99, false, new float[1], 0, out, 0);
        assertArrayEquals(new float[] {-1, 10, 0}, out);
    }

    @Test
    void wholeTransitionsEndWithTheObservationThatWasActedOn() {
        TrialInputs inputs = TrialInputs.of(new SignGame(true).spec(), true, 0).withWholeTransitions();
        assertEquals(1 + 2 + 2 + 1, inputs.size());
        float[] out = new float[5];
        inputs.writeFeedback(new float[] {0}, 0, 3, false, new float[] {9, 0.25f, 7}, 1, out, 0);
        assertArrayEquals(new float[] {1, 0, 3, 0, 0.25f}, out);
    }

    @Test
    void withoutFeedbackOnlyObservationAndContextAreTold() {
        assertEquals(1, TrialInputs.of(new SignGame(true).spec(), false, 0).size());
        assertEquals(3, TrialInputs.of(new SignGame(true).spec(), false, 2).size());
    }
}
