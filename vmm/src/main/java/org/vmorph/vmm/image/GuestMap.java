package org.vmorph.vmm.image;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.vmorph.model.text.Nearest;

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
 */
public record GuestMap(long psw, long regs, long low, long size, OptionalLong resume) {
  private static final String PREFIX = "guest.";

  /**
   * The map that labels make: {@code guest.psw} and so on.
   *
   * @param file whose labels they are
   * @throws IllegalArgumentException if one is missing
   */
  public static GuestMap of(String file, Map<String, Long> labels) {
    var resume = labels.get(PREFIX + "resume");
    return new GuestMap(
        address(file, labels, "psw"),
        address(file, labels, "regs"),
        address(file, labels, "low"),
        address(file, labels, "size"),
        resume == null ? OptionalLong.empty() : OptionalLong.of(resume));
  }

  private static long address(String file, Map<String, Long> labels, String name) {
    var address = labels.get(PREFIX + name);
    if (address == null) {
      throw new IllegalArgumentException(
          file
              + ": no label '"
              + PREFIX
              + name
              + "'"
              + Nearest.hint(PREFIX + name, new TreeSet<>(labels.keySet()))
              + "; a monitor says where its guest is by guest.psw, guest.regs, guest.low and"
              + " guest.size");
    }
    return address;
  }
}
