package org.vmorph.vmm.image;

import java.util.List;

/**
 * Where a monitor of several guests keeps them. The world of the active one is where the map of a
 * guest says, from {@code world} to the end of its storage. Those of all of them are kept behind
 * it, one after the other and each as long; what is there of the active one is of no account. The
 * loader says how many guests there are and how many words each has, and puts their storages and
 * {@code slice} where their worlds are kept.
 *
 * @param number how many guests there are
 * @param active whose turn it is, from 0
 * @param world where a world starts
 * @param slice how long the guest's next time slice is to be, put there before it begins
 * @param turns how many of its time slices have ended
 * @param halted whether it has halted: 1, or 0
 * @param console where the guest's console is: what there is to get, and behind that what it has
 *     put; of the only guest of all it is the machine's own
 * @param inputNext as on the machine's console
 * @param inputEnd as on the machine's console
 * @param outputCount as on the machine's console
 * @param inputWords the word that says how many there are at most to get; it does not change
 * @param outputWords the word that says how many can be put; it does not change
 */
public record WorldMap(
    long number,
    long active,
    long world,
    long slice,
    long turns,
    long halted,
    long console,
    long inputNext,
    long inputEnd,
    long outputCount,
    long inputWords,
    long outputWords) {

  /** The labels, without the prefix they have in common. */
  static final List<String> NAMES =
      List.of(
          "number",
          "active",
          "world",
          "slice",
          "turns",
          "halted",
          "console",
          "input.next",
          "input.end",
          "output.count",
          "console.input",
          "console.output");

  static WorldMap of(Labels labels) {
    var at = NAMES.stream().mapToLong(labels::address).toArray();
    return new WorldMap(
        at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9], at[10], at[11]);
  }
}
