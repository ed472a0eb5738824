package org.vmorph.conformance.cli.classify;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vmorph.conformance.report.ControlText;
import org.vmorph.conformance.report.Numbers;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.StateFunction;
import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.text.Disassembler;
import org.vmorph.proofs.obligation.Witness;

/**
 * Where the words of a witness are, by names that mean the same in each of its states: where l
 * differs, a word of the window is E[l+2], and of pages E[pr3+2].
 */
final class WitnessPlaces {
  /**
   * A place, and what to call it; in the order of the machine's components.
   *
   * @param area which of R's areas it lies in, counted from 1, and then the index is a distance
   *     from where that begins; 0 if it is called by its number
   */
  record Place(int component, int area, long index, String label) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return component != other.component
          ? Integer.compare(component, other.component)
          : area != other.area
              ? Integer.compareUnsigned(area - 1, other.area - 1)
              : Long.compareUnsigned(index, other.index);
    }
  }

  private final Architecture machine;
  private final ControlText control;

  /** Those that words are called by: none where all states have them at one place. */
  private final List<Translation.Area> areas;

  private WitnessPlaces(Architecture machine, List<Translation.Area> areas) {
    this.machine = machine;
    this.control = new ControlText(machine);
    this.areas = areas;
  }

  static WitnessPlaces of(Architecture machine, Witness witness) {
    return new WitnessPlaces(
        machine,
        machine
            .translation()
            .filter(it -> it.bases().stream().anyMatch(base -> differs(base, witness)))
            .map(Translation::areas)
            .orElse(List.of()));
  }

  private static boolean differs(Component base, Witness witness) {
    return witness.cases().stream()
            .map(it -> new TreeMap<>(it.before()))
            .peek(words -> words.keySet().removeIf(name -> !isOf(base, name)))
            .distinct()
            .count()
        > 1;
  }

  private static boolean isOf(Component component, String name) {
    return name.equals(component.name()) || name.startsWith(component.name() + "[");
  }

  /**
   * The words of a state but for those on its first line.
   *
   * @param before the state whose R the names go by
   */
  NavigableMap<Place, Long> in(Map<String, Long> state, Map<String, Long> before) {
    var words = new TreeMap<Place, Long>();
    var by = new Told(before);
    state.forEach(
        (name, word) -> {
          int bracket = name.indexOf('[');
          var component = machine.component(bracket < 0 ? name : name.substring(0, bracket));
          if (component.isPresent() && !control.shows(component.get())) {
            long index =
                bracket < 0 ? 0 : Long.parseLong(name.substring(bracket + 1, name.length() - 1));
            words.put(place(component.get(), index, by), word);
          }
        });
    return words;
  }

  private Place place(Component component, long index, StateView by) {
    int order = machine.components().indexOf(component);
    if (!(component instanceof File file)) {
      return new Place(order, 0, index, component.name());
    }
    if (file.role() == Role.GENERAL) {
      return new Place(order, 0, index, file.name() + index);
    }
    return IntStream.range(0, file.equals(machine.storage()) ? areas.size() : 0)
        .filter(i -> has(areas.get(i), index, by))
        .mapToObj(i -> inArea(order, i, index - first(areas.get(i), by)))
        .findFirst()
        .orElseGet(() -> new Place(order, 0, index, "%s[%d]".formatted(file.name(), index)));
  }

  private Place inArea(int order, int area, long distance) {
    var label = "%s[%s+%d]".formatted(machine.storage().name(), areas.get(area).from(), distance);
    return new Place(order, area + 1, distance, label);
  }

  private static long first(Translation.Area area, StateView by) {
    return StateFunction.of(area.first()).applyAsLong(by);
  }

  private static boolean has(Translation.Area area, long index, StateView by) {
    return StateFunction.of(area.when()).test(by)
        && first(area, by) <= index
        && index <= StateFunction.of(area.last()).applyAsLong(by);
  }

  /**
   * A word, by its name; the old PSW as what it says.
   *
   * @param trapped the state, if it is one after a trap
   */
  String word(Place place, long word, Optional<Map<String, Long>> trapped) {
    return place.label()
        + " = "
        + (trapped.filter(it -> isOldPsw(place, it)).isPresent()
            ? new Disassembler(machine).psw(word)
            : number(place, word));
  }

  private String number(Place place, long word) {
    return machine.components().get(place.component()) instanceof File file
        ? control.register(file, place.index(), word)
        : Numbers.of(word);
  }

  private boolean isOldPsw(Place place, Map<String, Long> state) {
    return machine.components().get(place.component()).equals(machine.storage())
        && place.area() == 0
        && machine
            .trapEntry()
            .places()
            .filter(it -> it.old().in(new Told(state).size()) == place.index())
            .isPresent();
  }

  /** What decides who runs where. */
  String control(Map<String, Long> state) {
    return control.line(new Told(state)::get);
  }

  /** A state as a witness tells it: every cell, and of files the words that matter. */
  private record Told(Map<String, Long> words) implements StateView {
    @Override
    public long size() {
      return word("q");
    }

    @Override
    public long get(Cell cell) {
      return word(cell.name());
    }

    private long word(String name) {
      return Objects.requireNonNull(words.get(name), name);
    }

    @Override
    public long load(File file, long index) {
      return words.getOrDefault("%s[%d]".formatted(file.name(), index), 0L);
    }
  }
}
