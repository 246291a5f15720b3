# Figures as normalize writes them to CSV of the columns that a database has, all in quotes.
# usage: perl stage.pl NAME COLUMN... -- FILE...        NAME: before messages; exit 1 where a file is not there, 2 where all fails
use strict;
use warnings;

my $name = shift @ARGV;
my @columns;
while (defined(my $word = shift @ARGV)) {
    last if $word eq '--';
    push @columns, $word;
}
my ($status, %hash_of, %source_of) = (0);

sub fail {
    print STDERR "$name: $_[0]\n";
    exit 2;
}

# The fields of a line, or nothing where it is no record.
sub fields {
    my ($line) = @_;
    my @fields;
    while ($line =~ /\G(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/gc) {
        my $field = defined $1 ? $1 =~ s/""/"/gr : $2;
        push @fields, $field;
        return @fields if $3 eq '';
    }
    return;
}

# SHA-256 of the bulletin, where the figures do not bring it.
sub hash_of {
    my ($source, $place) = @_;
    return $hash_of{$source} //= do {
        -f $source && -r _ or fail "$place: the bulletin '$source' is not there, so its hash is not known: run this where it is, or add a column hash";
        open my $sum, '-|', 'sh', '-c', 'sha256sum <"$1"', 'sh', $source or fail "cannot run sha256sum: $!";
        <$sum> =~ /^([0-9a-f]{64})/ ? $1 : fail "$place: '$source' cannot be read";
    };
}

sub stage {
    my ($input, $file) = @_;
    my (@names, %row);
    while (my $line = <$input>) {
        $line =~ s/^\xef\xbb\xbf// if $. == 1;
        $line =~ s/\r?\n\z//;
        my @fields = fields($line) or fail "$file:$.: no record of CSV";
        if (!@names) {
            @names = @fields;
            my %there = map { $_ => 1 } @names;
            my @missing = grep { !$there{$_} && $_ ne 'hash' } @columns;
            fail "$file: no column @missing: give what normalize writes" if @missing;
            next;
        }
        @fields == @names or fail "$file:$.: " . @fields . ' fields, and ' . @names . ' in the header';
        @row{@names} = @fields;
        $row{hash} = hash_of($row{source}, "$file:$.") if ($row{hash} // '') eq '' || !grep { $_ eq 'hash' } @names;
        next if ($source_of{$row{hash}} //= $row{source}) ne $row{source};
        print join(',', map { '"' . $row{$_} =~ s/"/""/gr . '"' } @columns), "\n";
    }
    fail "$file: empty: give what normalize writes" unless @names;
}

print join(',', @columns), "\n";
for my $file (@ARGV) {
    my $input;
    if ($file eq '-') {
        $input = \*STDIN;
    } elsif (!open($input, '<', $file)) {
        print STDERR "$name: $file: cannot be opened: $!\n";
        $status = 1;
        next;
    }
    stage($input, $file);
    close $input;
}
close STDOUT or fail "cannot write temporary files: $!";
exit $status;
