package org.vmorph.conformance.run.host;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;

/**
 * Which words of a monitor have been reached: executed by it, or read by its instructions or by a
 * trap.
 */
public final class Reach {
  private final BitSet words = new BitSet();

  /** Instructions that read storage, by their place in the manual; known once a machine is seen. */
  private final BitSet reading = new BitSet();

  /** Where it fetches from; known with them. */
  private @Nullable ShownWindow window;

  /** Looks at a machine in supervisor mode that is about to make a step. */
  void look(Machine machine) {
    var architecture = machine.architecture();
    var window = learn(machine);
    if (!window.showsP(machine)) {
      return;
    }
    long at = window.fetched(machine);
    words.set((int) at);
    machine
        .semantics()
        .decode(machine.load(architecture.storage(), at))
        .filter(it -> reading.get(machine.semantics().index(it.instruction())))
        .ifPresent(it -> reads(machine, it, words));
  }

  /** A machine just reset can read all of its storage, so a load from word 0 shows. */
  private ShownWindow learn(Machine like) {
    if (window != null) {
      return window;
    }
    window = ShownWindow.of(like.architecture());
    var fresh = new Machine(like.engine(), like.size());
    for (var instruction : like.architecture().instructions()) {
      var read = new BitSet();
      reads(fresh, new Decoded(instruction, zeros(instruction)), read);
      reading.set(like.semantics().index(instruction), !read.isEmpty());
    }
    return window;
  }

  private static long[] zeros(Instruction instruction) {
    List<Word.Operand> operands = instruction.form().operands();
    return new long[operands.size()];
  }

  private static void reads(Machine machine, Decoded it, BitSet into) {
    var storage = machine.architecture().storage();
    var state = machine.state();
    Cells content = state.get(storage);
    Cells watched =
        index -> {
          into.set((int) index);
          return content.get(index);
        };
    var operands = OperandValues.of(it.instruction().form(), it.operands());
    var seen = state.with(storage, watched);
    Outcome.of(machine.semantics(), Concrete.DOMAIN, it.instruction(), operands, seen).next();
  }

  /** A trap has been taken: it has read the new PSW. */
  void trapped(Machine machine) {
    machine
        .architecture()
        .trapEntry()
        .places()
        .ifPresent(places -> words.set((int) places.next().in(machine.size())));
  }

  /** These as well. */
  public void add(Reach that) {
    words.or(that.words);
  }

  /** Whether a word has been reached. */
  public boolean reached(long address) {
    return words.get((int) address);
  }
}
