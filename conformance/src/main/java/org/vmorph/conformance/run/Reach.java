package org.vmorph.conformance.run;

import java.util.BitSet;
import java.util.List;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;

/**
 * Which words of a monitor have been reached: executed by it, or read by its instructions or by a
 * trap.
 */
public final class Reach {
  private final BitSet words = new BitSet();

  /** Instructions that read storage, by their place in the manual; known once a machine is seen. */
  private final BitSet reading = new BitSet();

  private boolean known;

  /** Looks at a machine in supervisor mode that is about to make a step. */
  void look(Machine machine) {
    var architecture = machine.architecture();
    var relocation = architecture.relocation().orElseThrow();
    long p = machine.get(architecture.programCounter());
    long at = p + machine.get(relocation.base());
    if (p >= machine.get(relocation.bound()) || at >= machine.size()) {
      return;
    }
    words.set((int) at);
    learn(machine);
    machine
        .semantics()
        .decode(machine.load(architecture.storage(), at))
        .filter(it -> reading.get(machine.semantics().index(it.instruction())))
        .ifPresent(it -> reads(machine, it, words));
  }

  /** A machine just reset can read all of its storage, so a load from word 0 shows. */
  private void learn(Machine like) {
    if (known) {
      return;
    }
    known = true;
    var fresh = new Machine(like.engine(), like.size());
    for (var instruction : like.architecture().instructions()) {
      var read = new BitSet();
      reads(fresh, new Decoded(instruction, zeros(instruction)), read);
      reading.set(like.semantics().index(instruction), !read.isEmpty());
    }
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
    var operands = Operands.of(it.instruction().form(), it.operands());
    var seen = state.with(storage, watched);
    Outcome.of(machine.semantics(), Concrete.DOMAIN, it.instruction(), operands, seen).next();
  }

  /** A trap has been taken: it has read the new PSW. */
  void trapped(Machine machine) {
    if (machine.architecture().trapEntry() instanceof PswSwap swap) {
      words.set((int) swap.newAt().in(machine.size()));
    }
  }

  /** These as well. */
  void add(Reach that) {
    words.or(that.words);
  }

  /** Whether a word has been reached. */
  public boolean reached(long address) {
    return words.get((int) address);
  }
}
