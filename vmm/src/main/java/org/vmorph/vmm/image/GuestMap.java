package org.vmorph.vmm.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;

/**
 * Where a monitor keeps its guest, by address of the monitor's own storage.
 *
 * @param psw the guest's PSW as the guest believes it to be: M and what says what an address means
 *     always, P when the processor has stopped
 * @param regs the guest's registers, when the processor has stopped
 * @param low where the guest's storage starts; 0 where addresses cannot be moved
 * @param size how many words of storage the guest has
 * @param resume where to go, in supervisor mode and with all of storage in reach, so that what is
 *     in {@code psw} and {@code regs} comes into force; only monitors in Java that stand on this
 *     one need it
 * @param timer where the guest's timer is, if the monitor gives it one
 * @param worlds where the others are, if the monitor has several guests
 * @param control where the guest's control is that no PSW shows, as the guest believes it to be, by
 *     the name of the component; a file's first word
 */
public record GuestMap(
    long psw,
    long regs,
    long low,
    long size,
    OptionalLong resume,
    Optional<TimerMap> timer,
    Optional<WorldMap> worlds,
    Map<String, Long> control) {
  /** Keeps its own map. */
  public GuestMap {
    control = Map.copyOf(control);
  }

  /**
   * Where a guest's own timer is. In virtual user mode, while it is on, it counts what the real one
   * counts.
   *
   * @param left what was left on it when the monitor gave the processor to the guest
   * @param on whether it counts: 1 or 0
   * @param real what the real timer was loaded with then
   */
  public record TimerMap(long left, long on, long real) {
    private static TimerMap of(Labels labels) {
      return new TimerMap(
          labels.address("timer"), labels.address("timer.on"), labels.address("timer.real"));
    }
  }

  /**
   * The map that labels make: {@code guest.psw} and so on.
   *
   * @param file whose labels they are
   * @param machine whose monitor it is
   * @throws IllegalArgumentException if one is missing
   */
  public static GuestMap of(String file, Map<String, Long> names, Architecture machine) {
    var labels = new Labels(file, names, machine);
    var control = new TreeMap<String, Long>();
    unshown(machine).forEach(it -> control.put(it.name(), labels.address(it.name())));
    return new GuestMap(
        labels.address("psw"),
        labels.address("regs"),
        Installed.isBehind(machine) ? 0 : labels.address("low"),
        labels.address("size"),
        labels.has("resume") ? OptionalLong.of(labels.address("resume")) : OptionalLong.empty(),
        labels.has("timer") ? Optional.of(TimerMap.of(labels)) : Optional.empty(),
        labels.has("number") ? Optional.of(WorldMap.of(labels)) : Optional.empty(),
        control);
  }

  /** The control of a machine that its PSW does not show. */
  static List<Component> unshown(Architecture machine) {
    var psw = new PswWord(machine);
    return machine.control().stream()
        .filter(component -> !(component instanceof Cell cell && psw.shows(cell)))
        .toList();
  }
}
