package org.vmorph.model.arch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** The components that words and acts read, and which of them are resources. */
final class Resources {
  private final Set<Component> all = new LinkedHashSet<>();

  /** Words with names that were looked at: what is in them is shared, and so is the look. */
  private final Set<Word> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What an address means depends on these. */
  static Resources of(Translation translation) {
    var resources = new Resources();
    var address = new Word.Operand("address", 64);
    for (var access : Access.values()) {
      var by = translation.by(access, address.bits());
      by.checks().apply(address).forEach(check -> resources.of(check.when()));
      by.words().apply(address).forEach(resources::of);
    }
    return resources;
  }

  Set<Component> all() {
    return all;
  }

  Set<Component> read() {
    return all.stream()
        .filter(component -> component.role() == Role.RESOURCE)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  void of(Word word) {
    if (word instanceof Word.Let && !seen.add(word)) {
      return;
    }
    switch (word) {
      case Cell cell -> all.add(cell);
      case Word.At at -> all.add(at.file());
      case Word.Memory(var by, var address) -> {
        by.checks().apply(address).forEach(check -> of(check.when()));
        by.words().apply(address).forEach(this::of);
      }
      case Word.Packed packed ->
          packed.fields().stream().map(Word.Field::cell).filter(Objects::nonNull).forEach(all::add);
      default -> {}
    }
    word.parts().forEach(this::of);
  }

  void of(Condition condition) {
    condition.words().forEach(this::of);
  }

  /** What says where a word is kept; what was there before is not read. */
  private void place(Word.Place place) {
    place.parts().forEach(this::of);
    if (place instanceof Word.Memory(var by, var address)) {
      by.checks().apply(address).forEach(check -> of(check.when()));
      by.words().apply(address).forEach(this::place);
    }
  }

  void of(List<Act> acts) {
    for (var act : acts) {
      switch (act) {
        case Act.Set(var place, var value) -> {
          place(place);
          of(value);
        }
        case Act.Update(var place, var value) -> {
          place(place);
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
}
