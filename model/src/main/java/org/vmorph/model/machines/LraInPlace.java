package org.vmorph.model.machines;

import java.util.ArrayList;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.StoragePlace;

/**
 * The third generation machine with its flaw at LRA, and with the PSWs of traps in the last words
 * of storage. So a monitor may lie behind its guest, and move nothing: the condition of Theorem 1
 * fails as it does on {@code lra}, and there is a monitor all the same. That is the paper's remark
 * that the condition is not necessary.
 */
public final class LraInPlace extends ThirdGenerationParts {
  /** The machine. */
  public final Architecture machine;

  /**
   * The machine of a shape.
   *
   * @param flawed has the instruction
   */
  public LraInPlace(ThirdGeneration sound, Specimens flawed) {
    super(sound.shape);
    var instructions = new ArrayList<>(sound.with());
    instructions.add(flawed.LRA);
    machine =
        machine(
            "lra-in-place",
            "Shows real addresses, as lra does; but the PSWs of its traps are at the end of"
                + " storage.",
            new PswSwap(E, PSW, cause, StoragePlace.beforeEnd(2), StoragePlace.beforeEnd(1)),
            instructions);
  }
}
