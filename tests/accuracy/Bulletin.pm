# What the programs here share: the annotated bulletins of a folder, CSV, and a run of the filters.
package Bulletin;

use strict;
use warnings;
use utf8;
use Exporter 'import';
use File::Basename qw(basename dirname);

our @EXPORT_OK = qw(bulletins utf8_text read_bytes write_bytes read_rows rows_of figures run);

my $HERE = dirname(__FILE__);
my $PROGRAM = basename($0);

# Runs a program's main: its status is the exit status, what it dies of a message and 2.
sub run {
    my ($main) = @_;
    my $status = eval { $main->() };
    exit $status if defined $status;
    print STDERR $@;
    exit 2;
}

sub read_bytes {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$PROGRAM: $path: $!\n";
    local $/;
    my $bytes = <$file> // '';
    close $file or die "$PROGRAM: $path: $!\n";
    return $bytes;
}

sub write_bytes {
    my ($path, $bytes) = @_;
    open my $file, '>:raw', $path or die "$PROGRAM: $path: $!\n";
    print $file $bytes;
    close $file or die "$PROGRAM: $path: $!\n";
}

# The text of a bulletin in UTF-8, as bytes.
sub utf8_text {
    my ($bulletin) = @_;
    return read_bytes($bulletin->{text}) if $bulletin->{encoding} eq 'UTF-8';
    open my $iconv, '-|:raw', 'iconv', '-f', $bulletin->{encoding}, '-t', 'UTF-8', '--', $bulletin->{text}
        or die "$PROGRAM: iconv: $!\n";
    my $text = do { local $/; <$iconv> };
    close $iconv or die "$PROGRAM: $bulletin->{text}: not $bulletin->{encoding}\n";
    return $text;
}

# {name, text, gold, encoding} of every annotated bulletin: of the folders given those that hold text.txt and gold.csv,
# at any depth; without folders those of this one.
sub bulletins {
    my @found = @_ ? map { corpus($_) } @_ : samples();
    die "$PROGRAM: no bulletin with its gold.csv in: @_\n" unless @found;
    my %seen;
    return sort { dirname($a->{gold}) cmp dirname($b->{gold}) } grep { !$seen{ $_->{gold} }++ } @found;
}

sub corpus {
    my ($folder) = @_;
    opendir my $handle, $folder or die "$PROGRAM: $folder: $!\n";
    my @below = map { "$folder/$_" } grep { !/^\.\.?$/ } readdir $handle;
    my @found = map { corpus($_) } grep { -d && !-l } @below;
    my ($text, $gold) = ("$folder/text.txt", "$folder/gold.csv");
    push @found, { name => basename($folder), text => $text, gold => $gold, encoding => 'UTF-8' } if -f $text && -f $gold;
    return @found;
}

# The text that a gold.csv of this folder belongs to: the text.txt beside it, or the sample of that name.
sub text_of {
    my ($name) = @_;
    my ($text) = grep { -f } "$HERE/$name/text.txt", glob "$HERE/../../samples/$name.{txt,*.txt}";
    return $text // die "$PROGRAM: $HERE/$name/gold.csv: no text.txt beside it and no sample of that name\n";
}

sub samples {
    my @found;
    for my $gold (glob "$HERE/*/gold.csv") {
        my $name = basename(dirname($gold));
        my $text = text_of($name);
        push @found, { name => $name, text => $text, gold => $gold, encoding => $text =~ /\.gb18030\./ ? 'GB18030' : 'UTF-8' };
    }
    return @found;
}

# The rows of CSV text (bytes) as hashes by the names of the header line.
sub rows_of {
    my ($text) = @_;
    utf8::decode($text);
    my (@header, @rows, @fields);
    while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\z)/gc) {
        my ($quoted, $bare, $end) = ($1, $2, $3);
        $quoted =~ s/""/"/g if defined $quoted;
        push @fields, $quoted // $bare;
        next if $end eq ',';
        if (@fields > 1 || $fields[0] ne '') {
            push @rows, { map { $header[$_] => $fields[$_] // '' } 0 .. $#header } if @header;
            @header = @fields unless @header;
        }
        @fields = ();
        last if $end eq '';
    }
    die "$PROGRAM: not CSV at character ", pos($text) // 0, "\n" if (pos($text) // 0) < length $text;
    return @rows;
}

sub read_rows { return rows_of(read_bytes($_[0])) }

# The records that `extract FILE... | normalize` makes with the programs of the folder $bin; a failure of either is told,
# and the caller's to count: (success, records...).
sub figures {
    my ($bin, $encoding, @files) = @_;
    my @options = $encoding eq 'UTF-8' ? () : ('--encoding', $encoding);
    my $pipeline = 'bin=$1; shift; "$bin/extract" "$@" | "$bin/normalize"';
    open my $output, '-|:raw', 'bash', '-o', 'pipefail', '-c', $pipeline, 'figures', $bin, @options, '--', @files
        or die "$PROGRAM: bash: $!\n";
    my $csv = do { local $/; <$output> // '' };
    my $success = close $output;
    print STDERR "$PROGRAM: extract or normalize failed on @files\n" unless $success;
    return ($success, rows_of($csv));
}

1;
