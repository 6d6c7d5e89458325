package adaptarium.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void growingKeepsWhatIsThereAndOtherSlotsAsTheyAre() {
        History history = new History(2);
        history.forgetAll(2);
        history.append(1, new float[] {9, 9, 8, 8}, 0);
        for (int t = 0; t < 40; t++) {
            history.append(0, new float[] {-1, t, 2 * t, 3 * t, 4 * t}, 1);
        }
        for (int t = 0; t < 40; t++) {
            int room = history.room(0);
            float[] keys = {history.keys(0)[t], history.keys(0)[room + t]};
            assertArrayEquals(new float[] {t, 2 * t}, keys);
            float[] values = {history.values(0)[2 * t], history.values(0)[2 * t + 1]};
            assertArrayEquals(new float[] {3 * t, 4 * t}, values);
        }
        assertArrayEquals(new float[] {39, 78, 117, 156}, copy(history, 0));
        history.drop(0);
        assertArrayEquals(new float[] {38, 76, 114, 152}, copy(history, 0));
        history.forget(0);
        assertArrayEquals(new float[4], copy(history, 0));
        assertArrayEquals(new float[] {9, 9, 8, 8}, copy(history, 1));
    }

    private static float[] copy(History history, int slot) {
        float[] row = new float[4];
        history.copy(slot, row, 0);
        return row;
    }
}
