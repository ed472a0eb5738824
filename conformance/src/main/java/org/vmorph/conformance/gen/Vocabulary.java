package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/**
 * What the guests of machines of one shape say of control: where traps find their words, what
 * decides where an address leads, and how code sets it. All else of a guest ({@link Generator}) is
 * the same on every machine that has the instructions of {@link Verb}.
 *
 * <p>Whoever brings a machine of a shape of its own brings one of these with it: a public class
 * with a public constructor without parameters, named in {@code
 * META-INF/services/org.vmorph.conformance.gen.Vocabulary}. It serves any number of threads.
 */
public interface Vocabulary {
  /** How an instruction is written among others that are drawn. */
  enum Care {
    /** As it is drawn. */
    NONE,
    /** It ends a program: hardly ever. */
    ENDS,
    /** It loads a PSW: from where one is, mostly. */
    LOADS_PSW,
    /** It loads what decides where an address leads: seldom, for hardly any word will do. */
    LOADS_CONTROL
  }

  /** Why it says nothing of a machine, as "it has no ..."; empty if the machine is of its shape. */
  Optional<String> inapplicable(Architecture machine);

  /** The names of the shape's own instructions that no guest can be without. */
  List<String> instructions();

  /** With how much care an instruction is written. */
  Care care(Instruction instruction);

  /**
   * Why a guest is never in a situation, in a few words; empty if there are guests for it. All
   * situations that are not written by a {@link ControlSituations} there are for every machine.
   */
  default Optional<String> never(Situation situation) {
    return Optional.empty();
  }

  /** How many words a guest has at least. */
  int leastWords(Architecture machine);

  /** How many it has unless somebody wants more or less: enough to get somewhere. */
  int usualWords(Architecture machine);

  /**
   * Where things are in a guest.
   *
   * @param words w, at least {@link #leastWords}
   */
  Layout layout(MachineWords machine, int words);

  /**
   * How an R that shows nothing, or more than there is, is made one that does neither; empty where
   * there are many ways and none of them is meant. A difference is then named by what it looks
   * like.
   */
  default Optional<EvenControl> even(Architecture machine) {
    return Optional.empty();
  }

  /** What one thread writes its guests' control with. */
  ControlCode control(GuestDraft draft);
}
