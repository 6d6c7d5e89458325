package adaptarium.meta.model;

import adaptarium.meta.Adaptation;
import java.util.List;

/** A model in several slots, each of which adapts to what happens there, and to nothing else. Slots may be worked on by different threads. */
interface OnlineModel {
    /**
     * Takes in what a step led to.
     *
     * @param slot which
     * @param input what the model was told, float[I]; not kept
     * @param target what it should have predicted, float[J]; not kept
     */
    void learn(int slot, float[] input, float[] target);

    /**
     * Looks ahead from what a slot has come to.
     *
     * @param slot which
     * @return valid until the slot learns again
     */
    Foresight foresight(int slot);

    /**
     * The same for good: what the slot learns later does not change it.
     *
     * @param slot which
     * @return what looks ahead from what the slot has come to by now
     */
    Foresight kept(int slot);

    /**
     * What a slot has adapted to, as numbers to be drawn.
     *
     * @param slot which
     * @return owned by the caller; empty where nothing adapts
     */
    float[] adapted(int slot);

    /** What these numbers are, in their order. */
    List<Adaptation.FastPart> adaptedParts();
}
