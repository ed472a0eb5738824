/**
 * Knows the monitors written in Java, part by part as the paper has them: dispatcher, allocator,
 * interpreter routines, each a function of states over any domain, and how they are compiled from
 * these parts. Must not know who observes or proves them.
 */
@NullMarked
package org.vmorph.vmm.control;

import org.jspecify.annotations.NullMarked;
