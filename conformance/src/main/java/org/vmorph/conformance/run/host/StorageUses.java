package org.vmorph.conformance.run.host;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;

/** Which words of storage a step is about to use, and how; read off the machine's own semantics. */
public final class StorageUses {
  private final Elaboration semantics;
  private final State<Long, Cells> state;

  /** What the next step of a machine will use. */
  public StorageUses(Machine machine) {
    this.semantics = machine.semantics();
    this.state = machine.state();
  }

  /** Where the next instruction lies, wherever that is. */
  public OptionalLong fetched() {
    var word = semantics.fetch().map(Elaboration.Fetch::word);
    return word.isPresent() && word.get() instanceof Word.At at
        ? OptionalLong.of(index(at, OperandValues.none()))
        : OptionalLong.empty();
  }

  /** Where the PSW lies that the step loads, if this is what came of it. */
  public OptionalLong psw(Event event, long word) {
    if (event.kind() == Event.Kind.TRAPPED) {
      return event
          .cause()
          .flatMap(cause -> mode(semantics.entry(cause).writes()))
          .map(at -> OptionalLong.of(index(at, OperandValues.none())))
          .orElse(OptionalLong.empty());
    }
    var decoded = semantics.decode(word);
    if (event.instruction().isEmpty() || decoded.isEmpty()) {
      return OptionalLong.empty();
    }
    var step = semantics.step(decoded.get().instruction());
    var operands =
        new OperandValues<>(
            decoded.get().instruction().form().operands(),
            java.util.Arrays.stream(decoded.get().operands()).boxed().toList());
    return mode(step.writes())
        .map(at -> OptionalLong.of(index(at, operands)))
        .orElse(OptionalLong.empty());
  }

  /** The word of storage that the mode is taken from, if it is. */
  private Optional<Word.At> mode(List<Step.Write> writes) {
    return writes.stream()
        .filter(write -> write.place().equals(semantics.machine().mode().cell()))
        .filter(write -> write.value() instanceof Word.Slice)
        .map(write -> ((Word.Slice) write.value()).of())
        .filter(of -> of instanceof Word.At at && at.file().equals(semantics.machine().storage()))
        .map(Word.At.class::cast)
        .findFirst();
  }

  private long index(Word.At at, OperandValues<Long> operands) {
    var meaning = new Meaning<>(Concrete.DOMAIN, operands, state);
    return Concrete.low(meaning.word(at.base()) + meaning.word(at.offset()), at.file().indexBits());
  }
}
