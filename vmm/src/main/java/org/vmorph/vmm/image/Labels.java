package org.vmorph.vmm.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Nearest;

/** The labels by which a monitor says where its guest is: those that start with {@code guest.}. */
record Labels(String file, Map<String, Long> addresses, Architecture machine) {
  private static final String PREFIX = "guest.";

  boolean has(String name) {
    return addresses.containsKey(PREFIX + name);
  }

  /**
   * What a label stands for.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  long address(String name) {
    var address = addresses.get(PREFIX + name);
    if (address == null) {
      throw new IllegalArgumentException(
          file
              + ": no label '"
              + PREFIX
              + name
              + "'"
              + Nearest.hint(PREFIX + name, new TreeSet<>(addresses.keySet()))
              + "; "
              + wanted(name));
    }
    return address;
  }

  private String wanted(String name) {
    if (name.startsWith("timer.")) {
      return "a guest that has a timer has it in guest.timer, guest.timer.on and guest.timer.real";
    }
    return WorldMap.NAMES.contains(name)
        ? "a monitor of several guests has a label for each of guest."
            + String.join(", guest.", WorldMap.NAMES)
        : "a monitor says where its guest is by " + needed();
  }

  /** The labels that every monitor of the machine has. */
  private String needed() {
    var names = new ArrayList<>(List.of("psw", "regs"));
    GuestMap.unshown(machine).forEach(it -> names.add(it.name()));
    if (!Installed.isBehind(machine)) {
      names.add("low");
    }
    return PREFIX + String.join(", " + PREFIX, names) + " and " + PREFIX + "size";
  }
}
