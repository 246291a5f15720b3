-- A pandoc filter: a document as the plain text that extract reads. Navigation goes, a row of a table becomes one line
-- with a tab between its cells, and marks of emphasis go. Runs on every document that pandoc reads for totext.

local stringify = pandoc.utils.stringify

-- What these elements of HTML hold is no text of the page.
local aside = {
  nav = true, aside = true, footer = true, button = true, select = true, textarea = true, noscript = true, template = true,
  iframe = true, object = true, svg = true,
}

-- The name of the element that the raw tag opens, or closes: "nav", "/nav".
local function tag(element)
  return (element.t == 'RawBlock' or element.t == 'RawInline') and element.text:lower():match('^<(/?%a+)') or nil
end

-- A list of blocks or inlines without raw tags and what stands between those of an aside.
local function without_asides(list)
  local kept, open, depth = pandoc.List(), nil, 0
  for _, element in ipairs(list) do
    local name = tag(element)
    if open then
      if name == open then depth = depth + 1 elseif name == '/' .. open then depth = depth - 1 end
      if depth == 0 then open = nil end
    elseif name and aside[name] then
      open, depth = name, 1
    elseif not name and element.t ~= 'RawBlock' and element.t ~= 'RawInline' then
      kept:insert(element)
    end
  end
  -- A tag that is never closed takes nothing away.
  return open and list:filter(function(e) return not tag(e) end) or kept
end

local function is_wide(element, first)
  return element and element.t == 'Str' and element.text:find(first and '^[\x80-\xff]' or '[\x80-\xff]$') ~= nil
end

-- The end of a line in the source is a blank, but none beside a Chinese character.
local function join_lines(list)
  local kept = pandoc.List()
  for i, element in ipairs(list) do
    if element.t ~= 'SoftBreak' then
      kept:insert(element)
    elseif not (is_wide(list[i - 1]) or is_wide(list[i + 1], true)) then
      kept:insert(pandoc.Space())
    end
  end
  return kept
end

-- Half of its characters or more are links: a menu, a path of pages, a list of other articles.
local function is_navigation(block)
  local linked = 0
  pandoc.walk_block(block, { Link = function(link) linked = linked + utf8.len((stringify(link):gsub('%s', ''))) end })
  local all = utf8.len((stringify(block):gsub('%s', '')))
  return linked > 0 and linked * 2 >= all
end

local function drop_navigation(block)
  if is_navigation(block) then return {} end
end

local function content(element) return element.content end

-- What is raised stays so only where it is an exponent: a note's [1] is no formula.
local function raised(element)
  if not stringify(element):match('^%d$') then return element.content end
end

local function line_of(cells)
  local words = pandoc.List()
  for _, cell in ipairs(cells) do
    words:insert((stringify(pandoc.Div(cell.contents)):gsub('%s+', ' ')))
    for _ = 2, cell.col_span do words:insert('') end
  end
  return table.concat(words, '\t')
end

-- The rows of a table, head, bodies and foot.
local function rows_of(t)
  local rows = pandoc.List(t.head.rows)
  for _, body in ipairs(t.bodies) do
    rows:extend(body.head)
    rows:extend(body.body)
  end
  rows:extend(t.foot.rows)
  return rows
end

local longest_cell = 120 -- characters

-- A table that only places text on the page: a cell holds a table or a paragraph, or every row has one cell.
local function is_layout(rows)
  local most = 0
  for _, row in ipairs(rows) do
    if #row.cells > most then most = #row.cells end
    for _, cell in ipairs(row.cells) do
      for _, block in ipairs(cell.contents) do
        if block.t == 'RawBlock' or utf8.len(stringify(block)) > longest_cell then return true end
      end
    end
  end
  return most < 2
end

-- Inner tables come first, and are raw text by then.
local function plain_table(t)
  local rows, blocks = rows_of(t), pandoc.List(t.caption.long)
  if is_layout(rows) then
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells) do blocks:extend(cell.contents) end
    end
    return blocks
  end
  local lines = rows:map(function(row) return line_of(row.cells) end):filter(function(line) return line:find('%S') end)
  blocks:insert(pandoc.RawBlock('plain', table.concat(lines, '\n')))
  return blocks
end

-- The title stands apart from the text in DOCX, and may stand in the head of an HTML page only; first of all it is for
-- what follows to be dated by.
local function with_title(doc)
  local title = doc.meta.title and stringify(doc.meta.title) or ''
  if title == '' then return nil end
  for _, block in ipairs(doc.blocks) do
    local text = stringify(block)
    if #text >= 12 and title:find(text, 1, true) or text:find(title, 1, true) then return nil end
  end
  doc.blocks:insert(1, pandoc.Para(pandoc.Str(title)))
  return doc
end

return {
  { Blocks = without_asides, Inlines = without_asides },
  { BulletList = drop_navigation, OrderedList = drop_navigation },
  { Para = drop_navigation, Plain = drop_navigation },
  { Link = content, Superscript = raised, Emph = content, Strong = content, Underline = content, SmallCaps = content, Span = content,
    Image = function() return {} end, Strikeout = function() return {} end },
  { Inlines = join_lines, Table = plain_table },
  { Pandoc = with_title },
}
