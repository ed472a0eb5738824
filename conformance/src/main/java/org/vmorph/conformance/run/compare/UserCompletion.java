package org.vmorph.conformance.run.compare;

import java.util.List;
import java.util.SplittableRandom;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * Whether an instruction is known to complete in user mode: in one of many states that are drawn,
 * always the same ones. Rule F1 blames a monitor for emulating only what is known to complete.
 */
final class UserCompletion {
  private static final int STATES = 2_000;

  private final Elaboration semantics;
  private final Architecture machine;
  private final SplittableRandom dice = new SplittableRandom(1974);

  private UserCompletion(Elaboration semantics) {
    this.semantics = semantics;
    this.machine = semantics.machine();
  }

  static boolean completesForUsers(Elaboration semantics, Instruction instruction) {
    var drawn = new UserCompletion(semantics);
    for (int i = 0; i < STATES; i++) {
      if (drawn.completes(instruction)) {
        return true;
      }
    }
    return false;
  }

  private boolean completes(Instruction instruction) {
    var form = instruction.form();
    var numbers = form.operands().stream().mapToLong(o -> word(o.bits())).toArray();
    var outcome =
        Outcome.of(
            semantics, Concrete.DOMAIN, instruction, OperandValues.of(form, numbers), userState());
    return !outcome.trapped();
  }

  /** Half of them reach all of storage, or few would load and store. */
  private State<Long, Cells> userState() {
    long size = dice.nextLong(machine.leastWords(), machine.mostWords() + 1);
    var words = machine.cells().stream().map(cell -> word(cell.bits())).toList();
    var files = machine.files().stream().map(file -> content(file.bits())).toList();
    var mode = machine.mode();
    var state = new State<Long, Cells>(size, words, files).with(mode.cell(), mode.user());
    return machine.translation().isPresent() && dice.nextBoolean() ? open(state) : state;
  }

  private State<Long, Cells> open(State<Long, Cells> state) {
    var over = new Meaning<>(Concrete.DOMAIN, OperandValues.<Long>none(), state);
    var opened = state;
    for (var open : machine.translation().orElseThrow().open().entrySet()) {
      opened = opened.with(open.getKey(), over.word(open.getValue()));
    }
    return opened;
  }

  private Cells content(int bits) {
    var few = List.of(word(bits), word(bits), word(bits), word(bits));
    return index -> few.get((int) (index & 3));
  }

  /** Any word, or a small one, or one less than nothing. */
  private long word(int bits) {
    long word =
        switch (dice.nextInt(4)) {
          case 0 -> dice.nextLong(4);
          case 1 -> -1 - dice.nextLong(2);
          case 2 -> 1L << dice.nextInt(bits);
          case 3 -> dice.nextLong();
          default -> throw new IllegalStateException();
        };
    return Concrete.low(word, bits);
  }
}
