package org.vmorph.model.step;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** Which components a step looks at, read off its form: it depends on no other. */
public final class Footprint {
  private final Set<Component> components = new LinkedHashSet<>();
  private final Set<Word.Let> seen = new HashSet<>();

  private Footprint() {}

  /** Every component that is read, for a trap, a value, an index or a condition. */
  public static Set<Component> reads(Step step) {
    var read = new Footprint();
    step.updates().forEach(read::of);
    for (var trap : step.traps()) {
      read.of(trap.when());
      trap.values().forEach(read::of);
    }
    step.writes().forEach(read::of);
    return read.of(step.halts()).components;
  }

  private void of(Step.Write write) {
    of(write.when()).of(write.value());
    if (write.place() instanceof Word.At at) {
      of(at.base()).of(at.offset());
    }
  }

  /** Every component that a word is made of. */
  static Set<Component> reads(Word word) {
    return new Footprint().of(word).components;
  }

  /** Every component that a condition looks at. */
  public static Set<Component> reads(Condition condition) {
    return new Footprint().of(condition).components;
  }

  /** The instructions that, by themselves, read a component of a role, in manual order. */
  public static List<Instruction> readers(Elaboration semantics, Role role) {
    return semantics.machine().instructions().stream()
        .filter(i -> semantics.reads(i).stream().anyMatch(c -> c.role() == role))
        .toList();
  }

  private Footprint of(Word word) {
    switch (word) {
      case Word.Memory w -> throw new IllegalStateException("elaboration spells this out: " + w);
      case Word.Packed w -> throw new IllegalStateException("elaboration spells this out: " + w);
      case Cell cell -> components.add(cell);
      case Word.At at -> components.add(at.file());
      default -> {}
    }
    if (!(word instanceof Word.Let let) || seen.add(let)) {
      word.parts().forEach(this::of);
    }
    return this;
  }

  private Footprint of(Condition condition) {
    condition.words().forEach(this::of);
    return this;
  }
}
