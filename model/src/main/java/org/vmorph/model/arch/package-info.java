/**
 * Knows what makes a machine: its components and their roles, how it reaches storage, how it takes
 * a trap, its forms and its instructions in manual order, how instruction words are told apart, and
 * what all of it must obey to mean anything. Must not know any particular machine, nor how a
 * machine is run or proved.
 */
@NullMarked
package org.vmorph.model.arch;

import org.jspecify.annotations.NullMarked;
