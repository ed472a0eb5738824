package org.vmorph.conformance.cli;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.vmorph.conformance.report.Numbers;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.text.Disassembler;
import org.vmorph.proofs.obligation.Witness;

/**
 * Where the words of a witness are, by names that mean the same in each of its states: where l
 * differs, a word of the window is E[l+2].
 *
 * @param relative whether to name words of the window so
 */
record Places(Architecture machine, boolean relative) {
  /** A place, and what to call it; in the order of the machine's components. */
  record Place(int component, boolean relative, long index, String label)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return component != other.component
          ? Integer.compare(component, other.component)
          : relative != other.relative
              ? Boolean.compare(other.relative, relative)
              : Long.compareUnsigned(index, other.index);
    }
  }

  static Places of(Architecture machine, Witness witness) {
    boolean moved =
        machine
            .relocation()
            .filter(
                r ->
                    witness.cases().stream()
                            .map(c -> c.before().get(r.base().name()))
                            .distinct()
                            .count()
                        > 1)
            .isPresent();
    return new Places(machine, moved);
  }

  /**
   * The words of a state but for those on its first line.
   *
   * @param before the state whose l and b the names go by
   */
  NavigableMap<Place, Long> in(Map<String, Long> state, Map<String, Long> before) {
    var words = new TreeMap<Place, Long>();
    state.forEach(
        (name, word) -> {
          int bracket = name.indexOf('[');
          var component = machine.component(bracket < 0 ? name : name.substring(0, bracket));
          if (component.isPresent() && !isControl(component.get())) {
            long index =
                bracket < 0 ? 0 : Long.parseLong(name.substring(bracket + 1, name.length() - 1));
            words.put(place(component.get(), index, before), word);
          }
        });
    return words;
  }

  private Place place(Component component, long index, Map<String, Long> before) {
    int order = machine.components().indexOf(component);
    if (!(component instanceof File file)) {
      return new Place(order, false, index, component.name());
    }
    if (file.role() == Role.GENERAL) {
      return new Place(order, false, index, file.name() + index);
    }
    if (relative && file.equals(machine.storage())) {
      var r = machine.relocation().orElseThrow();
      long offset = index - value(before, r.base());
      if (offset >= 0 && offset < value(before, r.bound())) {
        var label = "%s[%s+%d]".formatted(file.name(), r.base().name(), offset);
        return new Place(order, true, offset, label);
      }
    }
    return new Place(order, false, index, "%s[%d]".formatted(file.name(), index));
  }

  /**
   * A word, by its name; the old PSW as what it says.
   *
   * @param trapped whether the state is one after a trap
   */
  String word(Place place, long word, boolean trapped) {
    boolean old =
        trapped
            && machine.trapEntry() instanceof PswSwap
            && place.label().equals(machine.storage().name() + "[" + PswSwap.OLD + "]");
    return place.label() + " = " + (old ? new Disassembler(machine).psw(word) : Numbers.of(word));
  }

  /** Mode, program counter and R: {@code M=u P=0 R=(0,64)}. */
  String control(Map<String, Long> state) {
    var mode = machine.mode();
    var text =
        "%s=%s %s=%s"
            .formatted(
                mode.cell(),
                mode.name(value(state, mode.cell())),
                machine.programCounter(),
                Numbers.of(value(state, machine.programCounter())));
    return machine
        .relocation()
        .map(
            r ->
                text
                    + " R=(%s,%s)"
                        .formatted(
                            Numbers.of(value(state, r.base())),
                            Numbers.of(value(state, r.bound()))))
        .orElse(text);
  }

  /** A witness has every cell. */
  private static long value(Map<String, Long> state, Cell cell) {
    return Objects.requireNonNull(state.get(cell.name()), cell.name());
  }

  private boolean isControl(Component component) {
    return component.equals(machine.mode().cell())
        || component.equals(machine.programCounter())
        || machine
            .relocation()
            .filter(r -> List.of(r.base(), r.bound()).contains(component))
            .isPresent();
  }
}
