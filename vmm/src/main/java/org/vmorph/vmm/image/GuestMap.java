package org.vmorph.vmm.image;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a monitor keeps its guest, by address of the monitor's own storage.
 *
 * @param psw the guest's PSW as the guest believes it to be: M, l and b always, P when the
 *     processor has stopped
 * @param regs the guest's registers, when the processor has stopped
 * @param low where the guest's storage starts
 * @param size how many words of storage the guest has
 * @param resume where to go, in supervisor mode and R = (0, q), so that what is in {@code psw} and
 *     {@code regs} comes into force; only monitors in Java that stand on this one need it
 * @param timer where the guest's timer is, if the monitor gives it one
 * @param worlds where the others are, if the monitor has several guests
 */
public record GuestMap(
    long psw,
    long regs,
    long low,
    long size,
    OptionalLong resume,
    Optional<TimerMap> timer,
    Optional<WorldMap> worlds) {

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
   * @throws IllegalArgumentException if one is missing
   */
  public static GuestMap of(String file, Map<String, Long> names) {
    var labels = new Labels(file, names);
    return new GuestMap(
        labels.address("psw"),
        labels.address("regs"),
        labels.address("low"),
        labels.address("size"),
        labels.has("resume") ? OptionalLong.of(labels.address("resume")) : OptionalLong.empty(),
        labels.has("timer") ? Optional.of(TimerMap.of(labels)) : Optional.empty(),
        labels.has("number") ? Optional.of(WorldMap.of(labels)) : Optional.empty());
  }
}
