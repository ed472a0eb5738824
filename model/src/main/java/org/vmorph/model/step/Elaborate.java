package org.vmorph.model.step;

import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Path;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Privilege;
import org.vmorph.model.ir.Word;

/**
 * From what is written to what is meant. The privilege check comes first, then the other checks as
 * written; an access inside a branch is checked only when the branch is taken.
 */
final class Elaborate {
  private static final Condition NEVER = Condition.Always.TRUE.not();

  private final List<Step.Write> updates = new ArrayList<>();
  private final List<Step.Trap> traps = new ArrayList<>();
  private final List<Step.Write> writes = new ArrayList<>();
  private final Abbreviations inFull = new Abbreviations();

  /** On which ways words with a name have been checked. */
  private final Map<Word.Let, List<Path>> checked = new HashMap<>();

  private Condition halts = NEVER;

  private Elaborate() {}

  static Step instruction(Architecture machine, Instruction instruction) {
    var step = new Elaborate();
    refused(machine, instruction.privilege())
        .ifPresent(
            refused -> step.all(List.of(when(refused, trap(machine.privilege()))), Path.START));
    step.all(instruction.acts(), Path.START);
    if (instruction.flow() == Instruction.Flow.FALLS_THROUGH) {
      var pc = machine.programCounter();
      step.writes.add(new Step.Write(Condition.Always.TRUE, pc, pc.plus(instruction.length())));
    }
    step.stay(machine.programCounter());
    return step.done();
  }

  private static Optional<Condition> refused(Architecture machine, Privilege privilege) {
    return switch (privilege) {
      case Privilege.Plain plain ->
          plain == Privilege.Plain.EVERYONE
              ? Optional.empty()
              : Optional.of(machine.mode().notSupervisor());
      case Privilege.Unless(var refused) -> Optional.of(refused);
    };
  }

  /** Where the processor stops, P is not set. */
  private void stay(Cell programCounter) {
    if (!halts.equals(NEVER)) {
      writes.replaceAll(
          write ->
              write.place().equals(programCounter)
                  ? new Step.Write(write.when().and(halts.not()), programCounter, write.value())
                  : write);
    }
  }

  /** Acts that belong to the machine and not to an instruction: the trap sequence, the reset. */
  static Step acts(List<Act> acts) {
    var step = new Elaborate();
    step.all(acts, Path.START);
    return step.done();
  }

  /** The checks before a fetch, then those of reading the word, first one first. */
  static Step read(List<Act> before, Word word) {
    var step = new Elaborate();
    step.all(before, Path.START);
    step.checks(word, Path.START);
    return step.done();
  }

  private Step done() {
    return new Step(updates, traps, writes, halts);
  }

  private void all(List<Act> acts, Path path) {
    for (var act : acts) {
      switch (act) {
        case Act.Set(var place, var value) -> {
          checks(value, path);
          set(place, inFull.spellOut(value), path);
        }
        case Act.Update(var place, var value) -> update(place, value, path);
        case Act.When(var test, var inner) -> {
          checks(test, path);
          all(inner, path.and(inFull.spellOut(test)));
        }
        case Act.Trap(var cause, var values) -> {
          values.forEach(value -> checks(value, path));
          traps.add(new Step.Trap(path.taken(), cause, inFull(values)));
        }
        case Act.Halt h -> halts = halts.equals(NEVER) ? path.taken() : halts.or(path.taken());
      }
    }
  }

  private List<Word> inFull(List<Word> values) {
    return values.stream().map(inFull::spellOut).toList();
  }

  private void set(Word.Place place, Word value, Path path) {
    switch (place) {
      case Cell cell -> write(cell, value, path);
      case Word.At at -> {
        checks(at.base(), path);
        checks(at.offset(), path);
        write(inFull.spellOut(at), value, path);
      }
      case Word.Memory(var by, var address) -> {
        checks(place, path);
        for (var stored : by.stored(inFull.spellOut(address), value)) {
          write(stored.word(), stored.value(), path);
        }
      }
      case Word.Packed packed -> {
        for (var field : packed.fields()) {
          if (field.cell() != null) {
            write(field.cell(), value.slice(packed.low(field), field.bits()), path);
          }
        }
      }
    }
  }

  /** Unless a trap fires that is written before it. */
  private void update(Word.Place place, Word value, Path path) {
    var calm = traps.stream().map(Step.Trap::when).map(Condition::not).toList();
    var when = calm.stream().reduce(path.taken(), Condition::and);
    updates.add(
        new Step.Write(
            when,
            place instanceof Word.At at ? inFull.spellOut(at) : place,
            inFull.spellOut(value)));
  }

  private void write(Word.Place place, Word value, Path path) {
    writes.add(new Step.Write(path.taken(), place, value));
  }

  private void checks(Word word, Path path) {
    switch (word) {
      case Word.Calculation(var operator, var left, var right) -> {
        checks(left, path);
        checks(right, path);
      }
      case Word.Choice(var test, var then, var otherwise) -> {
        checks(test, path);
        var spelled = inFull.spellOut(test);
        checks(then, path.and(spelled));
        checks(otherwise, path.and(spelled.not()));
      }
      case Word.Let let -> {
        var ways = checked.computeIfAbsent(let, it -> new ArrayList<>());
        if (ways.stream().noneMatch(path::continues)) {
          checks(let.word(), path);
          ways.add(path);
        }
      }
      case Word.Slice(var of, var low, var bits) -> checks(of, path);
      case Word.Extension(var of, var bits, var signed) -> checks(of, path);
      case Word.Join(var high, var low) -> {
        checks(high, path);
        checks(low, path);
      }
      case Word.At(var file, var base, var offset) -> {
        checks(base, path);
        checks(offset, path);
      }
      case Word.Memory(var by, var address) -> {
        checks(address, path);
        var there = inFull.spellOut(address);
        for (var update : by.updates().apply(there)) {
          update(update.word(), update.value(), path.and(inFull.spellOut(update.when())));
        }
        for (var check : by.checks().apply(there)) {
          traps.add(
              new Step.Trap(
                  path.taken().and(inFull.spellOut(check.when())),
                  check.cause(),
                  inFull(check.values())));
        }
      }
      case Word.Literal w -> {}
      case Word.Operand w -> {}
      case Word.Size w -> {}
      case Word.Packed w -> {}
      case Cell w -> {}
    }
  }

  private void checks(Condition condition, Path path) {
    switch (condition) {
      case Condition.Compare(var relation, var left, var right) -> {
        checks(left, path);
        checks(right, path);
      }
      case Condition.Not(var of) -> checks(of, path);
      case Condition.And(var left, var right) -> {
        checks(left, path);
        checks(right, path);
      }
      case Condition.Or(var left, var right) -> {
        checks(left, path);
        checks(right, path);
      }
      case Condition.Always always -> {}
    }
  }
}
