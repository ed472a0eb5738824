package org.vmorph.model.concrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * The reference interpreter: evaluates what an instruction means, state by state. Slow, and short
 * enough to be believed.
 */
public final class Interpreter implements Engine {
  private final Elaboration semantics;
  private final List<Cell> cells;
  private final List<File> files;

  /** An interpreter of one machine. */
  public Interpreter(Elaboration semantics) {
    this.semantics = semantics;
    this.cells = semantics.machine().cells();
    this.files = semantics.machine().files();
  }

  @Override
  public Elaboration semantics() {
    return semantics;
  }

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public void reset(Core core) {
    become(
        core,
        new Meaning<>(Concrete.DOMAIN, OperandValues.none(), state(core)).calm(semantics.reset()));
  }

  @Override
  public void run(Core core, int steps) {
    for (int made = 1; made <= steps; made++) {
      step(core, made);
      if (core.kind != Event.Kind.COMPLETED || core.toUser && isUser(core)) {
        return;
      }
    }
  }

  private boolean isUser(Core core) {
    var mode = semantics.machine().mode();
    return core.cells[mode.cell().slot()] == mode.user();
  }

  private void step(Core core, long made) {
    var fetch = Outcome.ofFetch(semantics, Concrete.DOMAIN, state(core));
    if (!semantics.fetch().orElseThrow().checks().updates().isEmpty()) {
      become(core, fetch.begun());
    }
    var state = state(core);
    if (!fetch.traps().isEmpty()) {
      var trap = fetch.traps().get(0);
      take(core, trap.cause(), trap.values());
      core.trapped(Optional.of(trap.cause()), made, false, 0);
      return;
    }
    long word =
        new Meaning<>(Concrete.DOMAIN, OperandValues.none(), state)
            .word(semantics.fetch().orElseThrow().word());
    var decoded = semantics.decode(word);
    if (decoded.isEmpty()) {
      var illegal = semantics.machine().illegal();
      take(core, illegal, Outcome.Fired.zero(Concrete.DOMAIN, true, illegal).values());
      core.trapped(Optional.of(illegal), made, true, word);
      return;
    }
    execute(core, state, decoded.get().instruction(), decoded.get().operands(), made, word);
  }

  @Override
  public void execute(Core core, Instruction instruction, long... operands) {
    execute(core, state(core), instruction, operands, 1, 0);
  }

  private void execute(
      Core core,
      State<Long, Cells> state,
      Instruction instruction,
      long[] operands,
      long made,
      long word) {
    var values = OperandValues.of(instruction.form(), operands);
    var outcome = Outcome.ofCycle(semantics, Concrete.DOMAIN, instruction, values, state);
    if (!outcome.traps().isEmpty()) {
      var trap = outcome.traps().get(0);
      become(core, outcome.begun());
      core.counts.trapped(index(instruction), semantics.machine().causes().indexOf(trap.cause()));
      take(core, trap.cause(), trap.values());
      core.trapped(Optional.of(trap.cause()), made, true, word);
      return;
    }
    core.counts.completed(index(instruction));
    boolean halts = outcome.halts();
    become(core, outcome.calm());
    if (halts) {
      core.halted(made, word);
    } else {
      core.completed(made, word);
    }
  }

  private int index(Instruction instruction) {
    return semantics.index(instruction);
  }

  private void take(Core core, Cause cause, List<Long> values) {
    core.counts.taken(core, semantics.machine().causes().indexOf(cause));
    become(core, Outcome.entryCycle(semantics, Concrete.DOMAIN, cause, values, state(core)));
  }

  static State<Long, Cells> state(Core core) {
    var words = new ArrayList<Long>(core.cells.length);
    for (long word : core.cells) {
      words.add(word);
    }
    return new State<>(core.size, words, Arrays.<Cells>asList(core.files));
  }

  private void become(Core core, State<Long, Cells> next) {
    for (var cell : cells) {
      core.cells[cell.slot()] = next.get(cell);
    }
    for (var file : files) {
      Written.replay(next.get(file), (index, word) -> core.files[file.slot()].set(index, word));
    }
  }
}
