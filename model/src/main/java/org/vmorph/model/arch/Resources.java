package org.vmorph.model.arch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** The components of a role that words and acts read. */
final class Resources {
  private final Role role;
  private final Set<Component> read = new LinkedHashSet<>();

  /** Of the role of resources. */
  Resources() {
    this(Role.RESOURCE);
  }

  Resources(Role role) {
    this.role = role;
  }

  Set<Component> read() {
    return read;
  }

  void of(Word word) {
    switch (word) {
      case Cell cell -> add(cell);
      case Word.At at -> add(at.file());
      case Word.Memory(var by, var address) -> by.words().apply(address).forEach(this::of);
      case Word.Packed packed ->
          packed.fields().stream()
              .map(Word.Field::cell)
              .filter(Objects::nonNull)
              .forEach(this::add);
      default -> {}
    }
    word.parts().forEach(this::of);
  }

  void of(Condition condition) {
    condition.words().forEach(this::of);
  }

  void of(List<Act> acts) {
    for (var act : acts) {
      switch (act) {
        case Act.Set(var place, var value) -> {
          place.parts().forEach(this::of);
          of(value);
        }
        case Act.When(var test, var inner) -> {
          of(test);
          of(inner);
        }
        case Act.Trap trap -> {}
        case Act.Halt halt -> {}
      }
    }
  }

  private void add(Component component) {
    if (component.role() == role) {
      read.add(component);
    }
  }
}
